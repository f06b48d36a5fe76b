package tw.agencygateway.platform.entity;

import java.util.Locale;

/**
 * One thing said in the two languages of the gateway.
 *
 * @param chinese Traditional Chinese as used in Taiwan
 * @param english English
 */
public record Words(String chinese, String english) {

    /** The words for a reader: Chinese unless the locale asks for English. */
    public String in(Locale locale) {
        return locale.getLanguage().equals("en") ? english : chinese;
    }
}
