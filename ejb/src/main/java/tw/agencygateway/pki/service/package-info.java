/** Trust anchors, revocation lists and responders: keeping them, and putting them together for the verification of signers. */
package tw.agencygateway.pki.service;
