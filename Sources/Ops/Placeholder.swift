enum OpsPlaceholder {}
