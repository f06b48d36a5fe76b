/** Trust anchors and revocation lists: keeping them, and putting them together for the verification of signers. */
package tw.agencygateway.pki.service;
