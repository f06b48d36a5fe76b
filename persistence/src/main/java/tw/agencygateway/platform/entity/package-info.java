/**
 * What every feature's persistence stands on: the data source, the type converters and the leases of daily jobs.
 *
 * <p>The same schema runs on H2 (in its PostgreSQL mode) and on PostgreSQL; which of the two is a matter of
 * configuration, see {@link tw.agencygateway.platform.entity.DatabaseSettings}.
 */
package tw.agencygateway.platform.entity;
