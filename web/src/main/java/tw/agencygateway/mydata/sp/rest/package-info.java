/** The SP-API for the platform, the browser's way there and back, and the Agency API's SP part. */
package tw.agencygateway.mydata.sp.rest;
