//! The merge of annual returns into one history per child.
