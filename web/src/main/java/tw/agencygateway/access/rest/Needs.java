package tw.agencygateway.access.rest;

import jakarta.enterprise.util.Nonbinding;
import jakarta.ws.rs.NameBinding;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import tw.agencygateway.access.entity.ApiScope;

/** The scope that an API client needs for a method of the Agency API. */
@NameBinding
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.TYPE, ElementType.METHOD})
public @interface Needs {

    @Nonbinding
    ApiScope value();
}
