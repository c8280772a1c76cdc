package foyer.leads.inquiries;

import foyer.platform.graphql.Payload;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.MutationMapping;
import org.springframework.stereotype.Controller;

/** What anybody may send about a property. */
@Controller
class PropertyInquiryController {

    private final PropertyInquiries inquiries;

    PropertyInquiryController(PropertyInquiries inquiries) {
        this.inquiries = inquiries;
    }

    record Sent() implements Payload {}

    @MutationMapping
    Sent propertyInquiryCreate(@Argument PropertyInquiry input) {
        inquiries.take(input);
        return new Sent();
    }
}
