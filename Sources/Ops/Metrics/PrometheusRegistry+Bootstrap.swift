import CoreMetrics

extension PrometheusRegistry {
    /// Makes every metric of the process count here. Call once, before the first metric is made.
    package func bootstrap() { MetricsSystem.bootstrap(self) }
}
