"""What is computed from the observations: levels, windows, changes, gaps, flows and expectations, as numbers and claims without words."""
