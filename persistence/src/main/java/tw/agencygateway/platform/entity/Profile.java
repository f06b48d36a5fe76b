package tw.agencygateway.platform.entity;

/** Which edition of MyData's documents a service or data set follows; a later edition becomes a second profile. */
public enum Profile {
    /** MyData SP technical document V2.6 and DP technical document V1.3, with the slides of 2020. */
    DOCUMENTS_2019_2020
}
