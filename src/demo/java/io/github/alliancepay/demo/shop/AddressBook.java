package io.github.alliancepay.demo.shop;

import org.broadleafcommerce.profile.core.domain.Address;
import org.broadleafcommerce.profile.core.domain.Phone;
import org.broadleafcommerce.profile.core.service.AddressService;
import org.broadleafcommerce.profile.core.service.CountryService;
import org.broadleafcommerce.profile.core.service.PhoneService;
import org.springframework.stereotype.Component;

/** Creates addresses. */
@Component
class AddressBook {

    private final AddressService addresses;
    private final PhoneService phones;
    private final CountryService countries;

    AddressBook(AddressService addresses, PhoneService phones, CountryService countries) {
        this.addresses = addresses;
        this.phones = phones;
        this.countries = countries;
    }

    Address write(Recipient recipient) {
        Address address = addresses.create();
        address.setFirstName(recipient.firstName());
        address.setLastName(recipient.lastName());
        address.setEmailAddress(recipient.email());
        address.setPhonePrimary(phone(recipient.phone()));
        address.setAddressLine1(recipient.street());
        address.setCity(recipient.city());
        address.setPostalCode(recipient.postalCode());
        address.setCountry(countries.findCountryByAbbreviation("UA"));
        return addresses.saveAddress(address);
    }

    private Phone phone(String number) {
        Phone phone = phones.create();
        phone.setPhoneNumber(number);
        return phones.savePhone(phone);
    }
}
