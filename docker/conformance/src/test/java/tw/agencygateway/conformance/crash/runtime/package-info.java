/** What the woven classes call. It lies on the boot class path, where every class loader of a server finds it, and uses the JDK alone. */
package tw.agencygateway.conformance.crash.runtime;
