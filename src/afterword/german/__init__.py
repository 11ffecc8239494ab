"""Everything that is German and nothing that is not: vocabulary as data files, with a loader."""
