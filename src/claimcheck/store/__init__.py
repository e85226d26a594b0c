"""The desk's archive: claims of very many articles on disk, looked up by what they speak of."""
