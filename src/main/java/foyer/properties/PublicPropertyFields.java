package foyer.properties;

import foyer.files.FileVariant;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.SchemaMapping;
import org.springframework.stereotype.Controller;

/** What of a property as the public sees it takes an argument. */
@Controller
class PublicPropertyFields {

    @SchemaMapping(typeName = "PublicPropertyMedia")
    String url(PublicPropertyMedia medium, @Argument FileVariant variant) {
        return medium.links().to(variant);
    }
}
