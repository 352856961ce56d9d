//! The family of books: each volume is bound again only when it says something else than before.

use std::path::Path;

use rayon::prelude::*;
use tthc_book::{BookError, Look};
use tthc_outputs::Input;
use tthc_outputs::book::{Plan, Site, Volume};

use crate::dist::{self, Dist, Wrote};
use crate::files;
use crate::say::Failure;
use crate::workspace::Workspace;

/// Binds what changed, and removes volumes that no longer are.
pub fn write(dist: &mut Dist, input: &Input<'_>, workspace: &Workspace) -> Result<Wrote, Failure> {
    let place = dist.folder.join("book");
    files::make_folder(&place)?;
    let plan = Plan::new(input);
    let site = site(&plan, workspace);
    let front = plan.front();
    let front_hash = dist::fingerprint(&(&front, &site));
    let look = Look::new(&site).map_err(|error| failure(&error))?;
    let bound: Result<Vec<(String, String, bool)>, Failure> = (0..plan.volumes())
        .into_par_iter()
        .map(|at| {
            let volume = plan.volume(at);
            let hash = hash(&volume, &site);
            let is_new =
                dist.state.book.get(&volume.folder) != Some(&hash) || !files::exists(&place.join(&volume.folder));
            if is_new {
                tthc_book::bind(&volume, &look, &place).map_err(|error| failure(&error))?;
            }
            Ok((volume.folder, hash, is_new))
        })
        .collect();
    let bound = bound?;
    if dist.state.book.get("") != Some(&front_hash) || !files::exists(&place.join("index.html")) {
        tthc_book::bind_front(&front, &look, &place).map_err(|error| failure(&error))?;
    }
    remove_gone(dist, &bound, &place)?;
    let wrote = Wrote { files: bound.len(), new: bound.iter().filter(|(.., is_new)| *is_new).count() };
    dist.state.book =
        bound.into_iter().map(|(folder, hash, _)| (folder, hash)).chain([(String::new(), front_hash)]).collect();
    Ok(wrote)
}

/// Binds some volumes of a family that is otherwise as it was.
pub fn bind(dist: &mut Dist, input: &Input<'_>, workspace: &Workspace, touched: &[usize]) -> Result<usize, Failure> {
    let place = dist.folder.join("book");
    let plan = Plan::new(input);
    let site = site(&plan, workspace);
    let look = Look::new(&site).map_err(|error| failure(&error))?;
    let bound: Result<Vec<(String, String)>, Failure> = touched
        .par_iter()
        .map(|at| {
            let volume = plan.volume(*at);
            tthc_book::bind(&volume, &look, &place).map_err(|error| failure(&error))?;
            Ok((volume.folder.clone(), hash(&volume, &site)))
        })
        .collect();
    dist.state.book.extend(bound?);
    Ok(touched.len())
}

fn site(plan: &Plan<'_>, workspace: &Workspace) -> Site {
    Site { name: workspace.settings.name.as_str().into(), ..plan.site() }
}

fn hash(volume: &Volume, site: &Site) -> String {
    dist::fingerprint(&(volume, site))
}

fn remove_gone(dist: &Dist, bound: &[(String, String, bool)], place: &Path) -> Result<(), Failure> {
    let is_gone = |folder: &&String| !folder.is_empty() && !bound.iter().any(|(kept, ..)| kept == *folder);
    dist.state.book.keys().filter(is_gone).try_for_each(|folder| files::remove_folder(&place.join(folder)))
}

fn failure(error: &BookError) -> Failure {
    Failure::new(format!("không tạo được sách: {error}"), format!("the book cannot be made: {error}"))
}
