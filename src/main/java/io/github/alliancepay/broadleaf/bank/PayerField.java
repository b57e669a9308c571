package io.github.alliancepay.broadleaf.bank;

/** The optional fields that tell the bank who pays, each with its longest length (protocol section 5.2). */
public enum PayerField {
    FIRST_NAME("senderFirstName", 30),
    LAST_NAME("senderLastName", 30),
    MIDDLE_NAME("senderMiddleName", 30),
    EMAIL("senderEmail", 256),
    COUNTRY("senderCountry", 3),
    REGION("senderRegion", 255),
    CITY("senderCity", 25),
    STREET("senderStreet", 35),
    ADDITIONAL_ADDRESS("senderAdditionalAddress", 255),
    ITN("senderItn", 20),
    PASSPORT("senderPassport", 255),
    IP("senderIp", 50),
    PHONE("senderPhone", 20),
    BIRTHDAY("senderBirthday", 50),
    GENDER("senderGender", 50),
    ZIP_CODE("senderZipCode", 50);

    private final String wireName;
    private final int longest;

    PayerField(String wireName, int longest) {
        this.wireName = wireName;
        this.longest = longest;
    }

    public String wireName() {
        return wireName;
    }

    /** The most characters that the bank accepts. */
    public int longest() {
        return longest;
    }
}
