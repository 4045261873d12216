"""Everything that exists before a question is asked: articles, passages, and the indexes over them."""
