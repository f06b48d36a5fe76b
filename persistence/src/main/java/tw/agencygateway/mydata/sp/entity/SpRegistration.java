package tw.agencygateway.mydata.sp.entity;

import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Embeddable;
import java.util.List;
import tw.agencygateway.platform.entity.LinesConverter;

/** What stands on a service's registration form (MyData SP V2.6 §伍.二, slides 編輯服務) and where MyData is reached for it. */
@Embeddable
public class SpRegistration {

    @Column(nullable = false)
    private String category;

    @Column(nullable = false)
    private String name;

    @Column(name = "front_end_url", nullable = false)
    private String frontEndUrl;

    @Column(nullable = false)
    private String purpose;

    @Column(name = "contact_name", nullable = false)
    private String contactName;

    @Column(name = "contact_phone", nullable = false)
    private String contactPhone;

    @Column(name = "contact_email", nullable = false)
    private String contactEmail;

    @Column(name = "platform_url", nullable = false)
    private String platformUrl;

    @Convert(converter = LinesConverter.class)
    @Column(name = "platform_addresses", nullable = false)
    private List<String> platformAddresses;

    @Convert(converter = LinesConverter.class)
    @Column(name = "return_urls", nullable = false)
    private List<String> returnUrls;

    @Convert(converter = LinesConverter.class)
    @Column(name = "agency_pages", nullable = false)
    private List<String> agencyPages;

    protected SpRegistration() {}

    /**
     * A filled-in form.
     *
     * @param category 服務類別
     * @param name 服務名稱
     * @param frontEndUrl 前端服務網址, where a citizen is sent whom no transaction claims
     * @param purpose 服務目的與內容
     * @param contact who answers for the service
     * @param platform where MyData is and calls from
     * @param returnUrls the return URLs registered at MyData; the first one is used
     * @param agencyPages where the agency lets the browser be sent after the return; the first one unless a start names another
     */
    public SpRegistration(
            String category,
            String name,
            String frontEndUrl,
            String purpose,
            Contact contact,
            Platform platform,
            List<String> returnUrls,
            List<String> agencyPages) {
        this.category = category;
        this.name = name;
        this.frontEndUrl = frontEndUrl;
        this.purpose = purpose;
        this.contactName = contact.name();
        this.contactPhone = contact.phone();
        this.contactEmail = contact.email();
        this.platformUrl = platform.url();
        this.platformAddresses = List.copyOf(platform.addresses());
        this.returnUrls = List.copyOf(returnUrls);
        this.agencyPages = List.copyOf(agencyPages);
    }

    /** 承辦人: name, phone and mail. */
    public record Contact(String name, String phone, String email) {}

    /**
     * The MyData platform of the service's stage.
     *
     * @param url base of {@code /service/…}, without a slash at the end
     * @param addresses CIDR ranges that notifications come from
     */
    public record Platform(String url, List<String> addresses) {}

    public String category() {
        return category;
    }

    public String name() {
        return name;
    }

    public String frontEndUrl() {
        return frontEndUrl;
    }

    public String purpose() {
        return purpose;
    }

    public Contact contact() {
        return new Contact(contactName, contactPhone, contactEmail);
    }

    public Platform platform() {
        return new Platform(platformUrl, platformAddresses);
    }

    public List<String> returnUrls() {
        return returnUrls;
    }

    public List<String> agencyPages() {
        return agencyPages;
    }
}
