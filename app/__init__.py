"""What planners work in all day: a web app over the same verbs as the command line."""
