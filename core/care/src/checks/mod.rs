//! Checks on what payment needs, one per file.
