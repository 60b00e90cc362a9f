"""Pictures of exhibits, drawn without a browser: as pixels and as vectors."""
