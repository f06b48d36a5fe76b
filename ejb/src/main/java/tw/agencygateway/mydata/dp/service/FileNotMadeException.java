package tw.agencygateway.mydata.dp.service;

/** A source's rows cannot be made into the file that was asked for. The message holds no personal data. */
public class FileNotMadeException extends Exception {

    private static final long serialVersionUID = 1L;

    FileNotMadeException(String message) {
        super(message);
    }

    FileNotMadeException(String message, Throwable cause) {
        super(message, cause);
    }
}
