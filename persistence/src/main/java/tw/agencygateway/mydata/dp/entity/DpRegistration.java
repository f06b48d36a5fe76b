package tw.agencygateway.mydata.dp.entity;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;

/** What stands on a data set's registration form beside its fields and scopes (MyData DP V1.3 §伍.二, 新增資料集). */
@Embeddable
public class DpRegistration {

    /** How the data comes (即時回應 or 等候處理, §捌.二). */
    public enum Delivery {
        IMMEDIATE,
        WAITING
    }

    @Column(name = "agency_name", nullable = false)
    private String agencyName;

    @Column(name = "contact_name", nullable = false)
    private String contactName;

    @Column(name = "contact_phone", nullable = false)
    private String contactPhone;

    @Column(name = "contact_email", nullable = false)
    private String contactEmail;

    @Column(nullable = false)
    private String category;

    @Column(nullable = false)
    private String name;

    @Column(nullable = false)
    private String description;

    @Column(name = "security_level", nullable = false)
    private int securityLevel;

    @Column(name = "update_days", nullable = false)
    private int updateDays;

    @Column(name = "download_words", nullable = false)
    private String downloadWords;

    @Enumerated(EnumType.STRING)
    @Column(nullable = false)
    private Delivery delivery;

    protected DpRegistration() {}

    /**
     * A filled-in form.
     *
     * @param agencyName 機關單位名稱
     * @param contact 申請人(聯絡人)
     * @param dataSet what the data set is
     * @param delivery whether answers come at once
     */
    public DpRegistration(String agencyName, Contact contact, Description dataSet, Delivery delivery) {
        this.agencyName = agencyName;
        this.contactName = contact.name();
        this.contactPhone = contact.phone();
        this.contactEmail = contact.email();
        this.category = dataSet.category();
        this.name = dataSet.name();
        this.description = dataSet.text();
        this.securityLevel = dataSet.securityLevel();
        this.updateDays = dataSet.updateDays();
        this.downloadWords = dataSet.downloadWords();
        this.delivery = delivery;
    }

    /** 申請人(聯絡人): name, phone and mail. */
    public record Contact(String name, String phone, String email) {}

    /**
     * 資料集基本資料.
     *
     * @param category 資料集類別
     * @param name 資料集名稱
     * @param text 資料集說明
     * @param securityLevel 授權取用資料安全等級, 1 (highest) to 4
     * @param updateDays 資料更新頻度, in days; 0 for data that is always current
     * @param downloadWords 文件下載內容簡述, for citizens
     */
    public record Description(
            String category, String name, String text, int securityLevel, int updateDays, String downloadWords) {

        /** The form's bounds. */
        public Description {
            if (securityLevel < 1 || securityLevel > 4) {
                throw new IllegalArgumentException("security level " + securityLevel + " is not one of 1 to 4");
            }
            if (updateDays < 0) {
                throw new IllegalArgumentException("an update every " + updateDays + " days");
            }
        }
    }

    public String agencyName() {
        return agencyName;
    }

    public Contact contact() {
        return new Contact(contactName, contactPhone, contactEmail);
    }

    public Description description() {
        return new Description(category, name, description, securityLevel, updateDays, downloadWords);
    }

    public Delivery delivery() {
        return delivery;
    }
}
