package tw.agencygateway.access.service;

/** Another one bears that name. */
public class NameTakenException extends Exception {

    private static final long serialVersionUID = 1L;
}
