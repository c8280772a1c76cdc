package foyer.leads.ordering;

import foyer.leads.Lead;
import foyer.leads.LeadFilter;
import foyer.leads.LeadQueries;
import foyer.platform.graphql.ApiErrorCode;
import foyer.platform.graphql.ApiException;
import foyer.platform.graphql.Connection;
import foyer.platform.graphql.PageRequest;
import foyer.records.fields.CustomFieldOrder;
import foyer.records.fields.CustomValues;
import foyer.records.fields.RecordType;
import org.springframework.stereotype.Component;

/** Leads in the order of a custom field, those without a value last in either direction (spec/leads.md: custom fields). */
@Component
public class OrderedLeads {

    private final CustomValues fields;
    private final FieldOrderQueries queries;
    private final LeadQueries leads;

    OrderedLeads(CustomValues fields, FieldOrderQueries queries, LeadQueries leads) {
        this.fields = fields;
        this.queries = queries;
        this.leads = leads;
    }

    /**
     * A page of those that the caller may see.
     *
     * @throws ApiException BAD_USER_INPUT when leads have no such field, or it is archived
     */
    public Connection<Lead> page(LeadFilter filter, CustomFieldOrder order, PageRequest page) {
        var field = fields.inUse(RecordType.LEAD).stream()
                .filter(one -> one.key().equals(order.field()))
                .findFirst()
                .orElseThrow(() -> new ApiException(ApiErrorCode.BAD_USER_INPUT, "leads.orderField", order.field()));
        return queries.page(filter, field, order.direction(), page, () -> leads.count(filter));
    }
}
