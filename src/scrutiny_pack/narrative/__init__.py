"""Words for measures: slot templates, variants, phrases, headlines, key messages and source notes. No figure is worked out here."""
