"""Our own documents, read back before they are published: what must never leave the building is found here, on every build."""
