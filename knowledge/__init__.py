"""The company's own knowledge: policy library, embeddings and the index over them."""
