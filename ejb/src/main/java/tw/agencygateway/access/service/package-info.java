/** Deciding who may enter: logins of administrators, tokens of API clients. */
package tw.agencygateway.access.service;
