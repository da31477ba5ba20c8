enum OpsTestsPlaceholder {}
