"""Problems published by others, posed as procurement and solved along the user's own path."""
