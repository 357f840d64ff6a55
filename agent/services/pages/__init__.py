"""What the pages show: view models that services make, so that routes and templates decide nothing."""
