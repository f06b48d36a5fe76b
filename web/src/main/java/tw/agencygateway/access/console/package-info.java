/** The console's pages about who may enter: login, own account, API clients. */
package tw.agencygateway.access.console;
