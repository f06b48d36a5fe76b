/**
 * The MyData platform of mode 1 (SP §柒–玖): integration URL, consent, notification, data, return.
 *
 * <p>Glossary: 同意傳送 consent, 重新申辦 apply again, 身分驗證方式 method of identity verification.
 */
package tw.agencygateway.sandbox.mydata;
