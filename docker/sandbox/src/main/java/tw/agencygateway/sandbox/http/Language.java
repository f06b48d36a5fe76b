package tw.agencygateway.sandbox.http;

import java.util.Locale;
import java.util.ResourceBundle;

/** The two languages of every page; the words stand in {@code messages_*.properties}. */
public enum Language {
    ZH_TW(Locale.TRADITIONAL_CHINESE, "zh-TW"),
    EN(Locale.ENGLISH, "en");

    private final ResourceBundle words;
    private final String tag;

    Language(Locale locale, String tag) {
        ResourceBundle.Control exact =
                ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES);
        this.words = ResourceBundle.getBundle("messages", locale, exact);
        this.tag = tag;
    }

    public String tag() {
        return tag;
    }

    /** The words under {@code key}; a missing key is a programming error and throws. */
    public String say(String key) {
        return words.getString(key);
    }

    /** The word for this language of two that are given. */
    public String choose(String chinese, String english) {
        return this == EN ? english : chinese;
    }

    public boolean knows(String key) {
        return words.containsKey(key);
    }

    /** Traditional Chinese unless {@code tag} is exactly {@code en}. */
    public static Language of(String tag) {
        return EN.tag.equals(tag) ? EN : ZH_TW;
    }
}
