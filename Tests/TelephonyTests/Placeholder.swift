enum TelephonyTestsPlaceholder {}
