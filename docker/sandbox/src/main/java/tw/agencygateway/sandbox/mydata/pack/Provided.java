package tw.agencygateway.sandbox.mydata.pack;

/**
 * What a data provider that was really asked has answered.
 *
 * @param code for the platform's manifest: 200, 204, or how it failed
 * @param dpPackage only looked at where the code is 200
 */
public record Provided(String code, byte[] dpPackage) {
    static final String DELIVERED = "200";
}
