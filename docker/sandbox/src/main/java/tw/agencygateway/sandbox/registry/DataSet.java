package tw.agencygateway.sandbox.registry;

import java.util.List;

/**
 * A data set as registered at the platform (SP §伍.四).
 *
 * @param securityLevel 1 (strictest) to 4; methods of a higher number do not suffice
 * @param signer which test signer its provider uses
 * @param files names of the files in its package; the ending decides the format: json, csv or pdf
 * @param dpApi where its provider can really be asked; null where it cannot
 */
public record DataSet(
        String resourceId,
        String name,
        String nameEn,
        String provider,
        String providerEn,
        int securityLevel,
        String signer,
        List<String> files,
        DpApi dpApi) {

    /**
     * What its provider registered for being asked (DP §伍.二).
     *
     * @param scope that a citizen's token must hold
     * @param address of the DP-API; a path is one below the gateway
     * @param form that MyData asks for: json, pdf or zip; null is zip
     */
    public record DpApi(String scope, String address, String form) {}
}
