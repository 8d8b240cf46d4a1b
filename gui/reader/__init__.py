"""The page: a document as a QTextDocument, its margin, its marks."""
