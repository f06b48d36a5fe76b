package tw.agencygateway.sandbox.registry;

import java.util.List;

/**
 * A data set as registered at the platform (SP §伍.四).
 *
 * @param securityLevel 1 (strictest) to 4; methods of a higher number do not suffice
 * @param signer which test signer its provider uses
 * @param files names of the files in its package; the ending decides the format: json, csv or pdf
 */
public record DataSet(
        String resourceId,
        String name,
        String nameEn,
        String provider,
        String providerEn,
        int securityLevel,
        String signer,
        List<String> files) {}
