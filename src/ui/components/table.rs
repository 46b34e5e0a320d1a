//! A table that stacks its rows where there is no room for columns.

use yew::prelude::*;

/// Headings and rows. Roles are written out: they would go with the table's display.
pub fn draw(class: &'static str, label: &str, head: &[String], rows: Vec<Vec<Html>>) -> Html {
    html! {
        <table class={classes!("table", class)} role="table" aria-label={label.to_owned()}>
            <thead role="rowgroup">
                <tr role="row">
                    { for head.iter().map(|name| html! {
                        <th role="columnheader" scope="col"><span>{ name.clone() }</span></th>
                    }) }
                </tr>
            </thead>
            <tbody role="rowgroup">
                { for rows.into_iter().map(|row| html! {
                    <tr role="row">
                        { for row.into_iter().zip(head).map(|(cell, name)| html! {
                            <td role="cell" data-label={name.clone()}>{ cell }</td>
                        }) }
                    </tr>
                }) }
            </tbody>
        </table>
    }
}
