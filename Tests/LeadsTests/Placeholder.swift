enum LeadsTestsPlaceholder {}
