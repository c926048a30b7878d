//! A document to passages, utterances and claims, in French and English.
