"""How each public record is written as JSON, one module per subject."""
