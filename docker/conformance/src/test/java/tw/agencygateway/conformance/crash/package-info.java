/**
 * What remains when a process dies, a disk is full, a clock jumps or the database goes: stories of citizens are told while
 * something breaks, every participant repeats what failed as it would in life, and a checker reads the platform's record, the
 * database and the vault.
 */
package tw.agencygateway.conformance.crash;
