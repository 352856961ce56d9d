//! The documents and the list of the shared test catalogue.
