package foyer.properties;

import foyer.platform.graphql.Connection;
import foyer.platform.graphql.PageRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.QueryMapping;
import org.springframework.stereotype.Controller;

/** The operations on properties that anybody may use. */
@Controller
class PublicPropertyController {

    private final PublicProperties properties;

    PublicPropertyController(PublicProperties properties) {
        this.properties = properties;
    }

    @QueryMapping
    @Nullable PublicProperty publicProperty(@Argument String tenantSlug, @Argument String ref) {
        return properties.one(tenantSlug, ref).orElse(null);
    }

    @QueryMapping
    @Nullable Connection<PublicProperty> publicProperties(
            @Argument String tenantSlug,
            @Argument @Nullable PropertyFilter filter,
            @Argument PublicPropertyOrder orderBy,
            PageRequest page) {
        return properties.page(tenantSlug, filter, orderBy, page).orElse(null);
    }
}
