//! Each operation and each message at its lowest door.
