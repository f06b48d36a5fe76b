/** What all rooms of the console share: language, appearance, notices, errors, headers. */
package tw.agencygateway.platform.console;
