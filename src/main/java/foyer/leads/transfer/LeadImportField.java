package foyer.leads.transfer;

import foyer.records.fields.CustomChange;
import foyer.records.fields.CustomField;
import foyer.transfer.ImportField;
import foyer.transfer.ImportField.Content;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What a column of a file of leads can fill; the schema's enum of the same name. */
enum LeadImportField {
    TITLE("title", Content.ANY, "title, lead, subject, deal, opportunity, العنوان, titel, titre, asunto"),
    CONTACT_NAME(
            "contact.name",
            Content.ANY,
            "name, full name, contact, contact name, customer, client, الاسم, الاسم الكامل, nom complet, nombre completo"),
    FIRST_NAME("contact.name", Content.ANY, "first name, given name, الاسم الأول, vorname, prénom, nombre"),
    LAST_NAME(
            "contact.name",
            Content.ANY,
            "last name, surname, family name, اسم العائلة, nachname, nom, apellido, apellidos"),
    COMPANY(
            "contact.company",
            Content.ANY,
            "company, company name, organization, organisation, account, business, الشركة, firma, entreprise, empresa"),
    EMAIL("contact.email", Content.EMAIL, "email, e mail, mail, email address, البريد الإلكتروني, courriel, correo"),
    PHONE(
            "contact.phone",
            Content.PHONE,
            "phone, phone number, telephone, tel, mobile, mobile phone, cell, whatsapp, الهاتف, الجوال, رقم الهاتف, telefon, téléphone, teléfono"),
    WEBSITE("contact.website", Content.WEBSITE, "website, web site, url, web, site, homepage, الموقع"),
    ADDRESS_LINE1(
            "address.line1",
            Content.ANY,
            "address, street, street address, address line 1, address 1, العنوان البريدي, الشارع, adresse, strasse, straße, rue, dirección, calle"),
    ADDRESS_LINE2(
            "address.line2", Content.ANY, "address line 2, address 2, العنوان 2, adresszusatz, complément d'adresse"),
    CITY("address.city", Content.ANY, "city, town, المدينة, stadt, ort, ville, ciudad"),
    REGION(
            "address.region",
            Content.ANY,
            "region, state, province, emirate, county, المنطقة, الإمارة, المحافظة, bundesland, région, provincia"),
    POSTAL_CODE(
            "address.postalCode",
            Content.ANY,
            "postal code, postcode, post code, zip, zip code, الرمز البريدي, plz, postleitzahl, code postal, código postal"),
    COUNTRY("address.country", Content.ANY, "country, country code, البلد, الدولة, land, pays, país"),
    LATITUDE("location", Content.ANY, "latitude, lat, خط العرض, breitengrad, latitud"),
    LONGITUDE("location", Content.ANY, "longitude, lng, lon, long, خط الطول, längengrad, longitud"),
    TEAM("team", Content.ANY, "team, team name, الفريق, équipe, equipo"),
    STAGE("stage", Content.ANY, "stage, status, pipeline stage, المرحلة, الحالة, phase, étape, etapa"),
    SOURCE("source", Content.ANY, "source, lead source, channel, المصدر, quelle, fuente"),
    SOURCE_DETAIL(
            "sourceDetail", Content.ANY, "source detail, تفصيل المصدر, campaign, الحملة, kampagne, campagne, campaña"),
    VALUE(
            "value",
            Content.ANY,
            "value, amount, budget, deal value, price, القيمة, المبلغ, الميزانية, wert, betrag, montant, valor, importe"),
    CURRENCY("value.currency", Content.ANY, "currency, العملة, währung, devise, moneda"),
    ASSIGNEE("assignee", Content.ANY, "assignee, assigned to, المسؤول, zugewiesen an, responsable, asignado a"),
    DO_NOT_CONTACT(
            "doNotContact",
            Content.ANY,
            "do not contact, dnc, opted out, opt out, عدم الاتصال, nicht kontaktieren, ne pas contacter, no contactar"),
    SCORE("score", Content.ANY, "score, rating, lead score, التقييم"),
    TAGS("tags", Content.ANY, "tags, tag, labels, label, الوسوم, schlagworte, étiquettes, etiquetas");

    private static final Pattern CAPITAL = Pattern.compile("(?<=.)\\p{Lu}");

    private final String path;
    private final Content content;
    /** Separated by commas. */
    private final String names;

    LeadImportField(String path, Content content, String names) {
        this.path = path;
        this.content = content;
        this.names = names;
    }

    /** The lead's field in the schema, as problems of {@link foyer.leads.LeadBatch} name it. */
    String path() {
        return path;
    }

    /** Whether it is a part of the address, which is one field of {@link foyer.leads.LeadValues}. */
    boolean isOfAddress() {
        return path.startsWith("address.");
    }

    /** What columns can fill: the tenant's own fields come first, whatever else has such a name. */
    static List<ImportField> fields(List<CustomField> own) {
        var usual = Stream.of(values())
                .map(field -> new ImportField(field.name(), List.of(field.names.split(", ", -1)), field.content));
        return Stream.concat(own.stream().map(LeadImportField::of), usual).toList();
    }

    private static ImportField of(CustomField field) {
        var words = CAPITAL.matcher(field.key()).replaceAll(" $0");
        return ImportField.of(custom(field.key()), field.key(), words, field.label());
    }

    /** What a mapping calls a custom field. */
    static String custom(String key) {
        return CustomChange.PREFIX + key;
    }
}
